const HERE = /^(?:category$|stops\b|steps\.\d+\.(?:say\b|moment\.(?:anchor|offset|place\.(?:at|dayOff))\b))/

/** Where the form shows a fault: at its own field of this page, on another page, or at nothing that one can edit. */
export function placeOfFault(path: string): 'here' | 'identity' | 'audience' | 'other' {
  if (HERE.test(path)) return 'here'
  if (/^(?:name|names|slug)\b/.test(path)) return 'identity'
  return path.startsWith('audience') ? 'audience' : 'other'
}
