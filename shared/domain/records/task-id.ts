/**
 * The id of a task that the platform opens, by what calls for it: the same cause is one task, however often it comes. A
 * message's step is the cause of its tasks, each by its place among what follows.
 */
export function taskIdOf(hash: (text: string) => string, cause: string): string {
  return `text-${hash(cause)}`
}

export function causeOfStep(messageId: string, place: number): string {
  return `${messageId}\n${place}`
}
