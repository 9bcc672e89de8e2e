/** A line of a table of text, with the cells as they are: quoted where they hold what would end them. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** The lines of what `csvLine` wrote, each with its cells. */
export function readCsvLines(text: string): { line: string; cells: string[] }[] {
  const lines: { line: string; cells: string[] }[] = []
  let [cells, cell, begun, isQuoted]: [string[], string, number, boolean] = [[], '', 0, false]
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    const isDoubled = isQuoted && letter === '"' && text.charAt(at + 1) === '"'
    if (isDoubled) {
      cell += letter
      at += 1
    } else if (letter === '"') {
      isQuoted = !isQuoted
    } else if (isQuoted || (letter !== ',' && letter !== '\r')) {
      cell += letter
    } else {
      cells.push(cell)
      cell = ''
      if (letter === ',') continue
      at += 1
      lines.push({ line: text.slice(begun, at + 1), cells })
      cells = []
      begun = at + 1
    }
  }
  return lines
}

function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
