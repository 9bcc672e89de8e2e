/** The same object, but `before` runs ahead of every call of `verb`, and the call waits for it. */
export function hooked<T extends object, V extends keyof T>(
  target: T,
  verb: V,
  before: (...args: unknown[]) => Promise<void> | void,
): T {
  return new Proxy(target, {
    get(object, name) {
      const member: unknown = Reflect.get(object, name)
      if (typeof member !== 'function') return member
      if (name !== verb) return member.bind(object)
      return async (...args: unknown[]) => {
        await before(...args)
        return Reflect.apply(member, object, args)
      }
    },
  })
}
