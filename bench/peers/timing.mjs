// Measures as bench/run.py has Google Benchmark do it: processor time, as often as fits into a twentieth of a second,
// several times over.
const roundMicroseconds = 50_000
const repetitions = 9

const processorMicroseconds = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}

export async function measure(run) {
  let count = 1
  for (;;) {
    const begin = processorMicroseconds()
    for (let i = 0; i < count; i++) await run(i)
    if (processorMicroseconds() - begin >= roundMicroseconds) break
    count *= 2
  }
  const values = []
  for (let round = 0; round < repetitions; round++) {
    const begin = processorMicroseconds()
    for (let i = 0; i < count; i++) await run(i)
    values.push(((processorMicroseconds() - begin) / count) * 1000)
  }
  return values
}

export const print = (name, values) => console.log(JSON.stringify({ name, unit: 'ns', values }))
