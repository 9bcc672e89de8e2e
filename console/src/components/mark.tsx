/** Three bells on a beam: the product's mark. Decorative; its name stands beside it. */
export function Mark({ size }: { size: number }) {
  return <img src="/mark.svg" width={size} height={size} alt="" />
}
