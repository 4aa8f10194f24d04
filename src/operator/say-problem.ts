/** What the service refuses is said to an operator in a sentence, each wrong place by the option that it came from. */
import { Problem } from '../errors.ts';
import { CommandError } from './command.ts';

export async function sayProblem<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof Problem ? new CommandError(sentenceOf(error)) : error;
  });
}

function sentenceOf({ code, message, places }: Problem): string {
  const wrong = places.map(({ pointer, detail }) => `--${optionOf(pointer)} ${detail}`);
  return (code === 'validation_failed' && wrong.length > 0 ? wrong : [...wrong, message]).join('\n');
}

/** `/event_ids/3` → `event-ids`. */
function optionOf(pointer: string): string {
  return (pointer.split('/')[1] ?? '').replaceAll('_', '-');
}
