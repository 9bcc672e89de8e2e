import { CRASHES, doubleFaults, findBadLives } from './crash-points.ts'

/** Lives one message's life with every pair of deaths of its workers. Fails when one submits twice or never ends. */
const courses = await doubleFaults(CRASHES)
const bad = await findBadLives(courses)
for (const life of bad) console.log(life)
console.log(`${courses.length} lives in which workers die twice, ${bad.length} bad`)
// Fewer would mean that the calls of a life are no longer counted.
if (bad.length > 0 || courses.length < 9_000) process.exitCode = 1
