/** Asks for many things at once, but never more than so many; the answers come in the order of the questions. */
export async function inTurns<Question, Answer>(
  questions: readonly Question[],
  atOnce: number,
  ask: (question: Question, at: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = questions.entries();
  const run = async () => {
    for (const [at, question] of waiting) answers[at] = await ask(question, at);
  };
  await Promise.all(Array.from({ length: atOnce }, run));
  return answers;
}
