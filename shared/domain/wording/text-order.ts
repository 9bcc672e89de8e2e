/** The order of code points, which is that of UTF-8 bytes, in which a table keeps its sort keys. */
export function comparePoints(a: string, b: string): number {
  const others = [...b]
  let index = 0
  for (const one of a) {
    const other = others[index]
    if (other === undefined) return 1
    if (one !== other) return (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0)
    index += 1
  }
  return index - others.length
}
