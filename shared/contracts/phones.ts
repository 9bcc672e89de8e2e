/** The most numbers that a contact has, the first included. */
export const MOST_PHONES = 10
