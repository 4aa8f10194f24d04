/** Imported before the runtime, which else writes a device number into the home folder and reports to its publisher what models run and how often. */
process.env.ORT_DISABLE_TELEMETRY = '1';
