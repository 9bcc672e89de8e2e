/** What the `type` of a problem begins with; its slug follows. Apart from the schemas, which not every function needs. */
export const PROBLEM_TYPE = 'urn:carillon:problem:'
