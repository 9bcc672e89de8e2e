/** The revisions that a caller will have changed, as its `If-Match` names them; undefined where any will do. */
export type ExpectedRevs = readonly number[] | undefined

export function isExpected(rev: number, expected: ExpectedRevs): boolean {
  return expected === undefined || expected.includes(rev)
}
