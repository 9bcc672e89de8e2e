import { runSeed } from './run-seed.ts'
const seed = process.env.SEED
if (seed) {
  const r = await runSeed(Number(seed), (line) => console.log(line))
  console.log(r)
} else {
  const from = Number(process.argv[3] ?? 1), n = Number(process.argv[2] ?? 20)
  const t = performance.now(); const c0 = process.cpuUsage()
  const tot: Record<string, number> = {}
  let fails = 0, steps = 0, submits = 0
  for (let s = from; s < from + n; s += 1) {
    const r = await runSeed(s).catch((e) => { console.log('seed', s); throw e })
    steps += r.steps; submits += r.submits
    for (const [k, v] of Object.entries(r.states)) tot[k] = (tot[k] ?? 0) + v
    if (r.violation) { fails += 1; console.log(s, r.violation.message) }
  }
  const sec = (performance.now() - t) / 1000
  const c = process.cpuUsage(c0); console.log({ cpuMsPerSeed: (c.user + c.system) / 1000 / n, n, fails, steps, submits, sec, perMin: (n / sec) * 60 }, tot)
}
