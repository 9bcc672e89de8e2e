/** `+86 138 0013 8000`; numbers of other countries stay as they are. */
export function formatPhone(e164: string): string {
  return e164.replace(/^(\+86)(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3 $4')
}
