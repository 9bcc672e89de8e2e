const BYTE_ORDER_MARK = '\ufeff'

/**
 * Hands a table of text to the browser to be saved as a file of this name. Spreadsheets tell Chinese by the mark in front,
 * which reading an answer as text takes away.
 */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(
    new Blob([text.startsWith(BYTE_ORDER_MARK) ? text : BYTE_ORDER_MARK + text], { type: 'text/csv;charset=utf-8' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
