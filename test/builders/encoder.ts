/** Bytes of a text in an encoding that nothing here writes: looked up by decoding every pair of bytes once. */
export function encoderOf(encoding: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(encoding)
  const bytesOf = new Map<string, number[]>()
  for (let lead = 0xff; lead >= 0x80; lead -= 1) {
    for (let trail = 0xfe; trail >= 0x40; trail -= 1) {
      const pair = decoder.decode(Uint8Array.of(lead, trail))
      if ([...pair].length === 1) bytesOf.set(pair, [lead, trail])
    }
    const one = decoder.decode(Uint8Array.of(lead))
    if ([...one].length === 1 && one !== '\ufffd') bytesOf.set(one, [lead])
  }
  return (text) =>
    Uint8Array.from(
      [...text].flatMap((one) => {
        const bytes = one <= '\u007f' ? [one.charCodeAt(0)] : bytesOf.get(one)
        if (bytes === undefined) throw new Error(`${encoding} has no ${one}`)
        return bytes
      }),
    )
}
