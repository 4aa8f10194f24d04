/** `--file` is read where the command is typed: a service that runs it may see other folders, or none. */
import { readFile, stat } from 'node:fs/promises';
import { type Command, CommandError } from './command.ts';

/** The same options, with the file's content in base64 in place of its path. */
export async function readFileOption(
  { fileBytesMax }: Command,
  options: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const path = options.file;
  if (fileBytesMax === undefined || path === undefined) return options;
  try {
    const about = await stat(path);
    if (!about.isFile()) throw new CommandError(`--file ${path} is not a file`);
    if (about.size > fileBytesMax)
      throw new CommandError(`--file ${path} has more than ${fileBytesMax / 1024} KB`);
    return { ...options, file: (await readFile(path)).toString('base64') };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`--file ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
