/** How the service's process is run: by `npm start` and the bench, and word for word by the Dockerfile. */

/** The collector's helper threads cost a tenth of every verification, on a heap of 12 MB. */
export const NODE_FLAGS = ['--enable-source-maps', '--single-threaded-gc'];

/** Image buffers come and go in every thread, and glibc keeps what is free apart for each: at full load that was 740 MB instead of 610. */
export const ENVIRONMENT = { MALLOC_ARENA_MAX: '1' };
