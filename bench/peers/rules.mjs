// The rules of the outpatient appointment for json-rules-engine: the same checks, on the same documents, each a rule of its
// own so that every one is evaluated and says why. Lists and the calendar come from the project's files and from chinese-days.
import { readFileSync } from 'node:fs'
import chineseDays from 'chinese-days'
import { Engine } from 'json-rules-engine'

const grades = ['I', 'I-C', 'I-B', 'I-A', 'II', 'II-C', 'II-B', 'II-A', 'III', 'III-C', 'III-B', 'III-A']
const levels = ['resident', 'attending', 'associate-chief', 'chief']
const quota = 1
const waitingDays = 30
const leadDays = 5

const rowsOf = (path) => readFileSync(path, 'utf8').trim().split('\n').map((line) => line.split(','))

function listsFrom(folder) {
  const illnesses = rowsOf(`${folder}/critical-illnesses.csv`)
  const departments = rowsOf(`${folder}/departments.csv`)
  const bookable = departments[0].indexOf('bookable')
  return {
    illnesses: illnesses.slice(1).map((row) => row[0]),
    bookable: departments.slice(1).filter((row) => row[bookable] === 'yes').map((row) => row[0]),
  }
}

const dayOf = (instant) => new Date(Date.parse(instant) + 8 * 3600_000).toISOString().slice(0, 10)
const plusDays = (day, count) => new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10)
const onDay = (dated, day) => {
  const from = Object.keys(dated).filter((first) => first <= day).sort().pop()
  return from === undefined ? undefined : dated[from]
}
const yearsBetween = (from, on) => Number(on.slice(0, 4)) - Number(from.slice(0, 4)) - (on.slice(5) < from.slice(5) ? 1 : 0)

// What is worked out of a document before or while the rules ask for it.
const worked = {
  applied: (s) => dayOf(s.as_of),
  state: (s) => onDay(s.contract.state, dayOf(s.as_of)),
  standard: (s) => onDay(s.contract.meets_standard, dayOf(s.as_of)),
  barred: (s) => onDay(s.contract.barred_by_agreement, dayOf(s.as_of)),
  coolingOff: (s) => s.contract.cooling_off_until,
  waitingEnd: (s) => plusDays(s.contract.effective_on, waitingDays),
  insured: (s) => s.patient_is_insured ?? true,
  age: (s) => yearsBetween(s.member.birth_date, dayOf(s.as_of)),
  role: (s) => s.applicant.role,
  onRecord: (s) => s.applicant.on_record ?? false,
  latestRequest: (s) => s.facts['wish.visit_on'] && chineseDays.findWorkday(-leadDays, s.facts['wish.visit_on']),
  listed: (s) => s.facts['wish.hospital'] === undefined || typeof s.facts['wish.hospital'] === 'string',
  wishes: (s) => ['wish.expert_level', 'wish.outpatient_type'].filter((wish) => s.facts[wish] !== undefined).length,
  expertName: (s) => s.facts['wish.expert_name'],
  used: (s) => s.uses.filter((use) => use.service === s.service).length,
  blocked: () => false,
}

const is = (fact, operator, value, path) => ({ fact, operator, value, ...(path && { path }) })
const given = (name, operator, value) => is('facts', operator, value, `$['${name}']`)

function rulesWith({ illnesses, bookable }) {
  const fact = { fact: 'waitingEnd' }
  return [
    ['insured-person', [is('insured', 'equal', true)], '本服务仅限被保险人本人使用'],
    ['contract-suspended', [is('state', 'notEqual', 'suspended')], '保险合同已中止'],
    ['contract-lapsed', [is('state', 'notEqual', 'lapsed')], '保险合同已失效'],
    ['contract-matured', [is('state', 'notEqual', 'matured')], '保险合同已满期'],
    ['contract-terminated', [is('state', 'notEqual', 'terminated')], '保险合同已终止'],
    ['meets-standard', [is('standard', 'equal', true)], '保险合同不再符合提供本服务的条件'],
    ['special-agreement', [is('barred', 'equal', false)], '特别约定不提供本服务'],
    ['cooling-off', [is('applied', 'after', { fact: 'coolingOff' })], '保险合同仍在犹豫期内'],
    ['waiting-period', [is('applied', 'after', fact)], '服务等待期未满'],
    ['ill-before-waiting-end', [given('illness.first_seen_on', 'after', fact)], '疾病在等待期届满前发生，须由保险公司决定'],
    ['covered-illness', [given('illness.code', 'in', illnesses)], '所患疾病不在重大疾病范围内'],
    ['certainty', [given('diagnosis.certainty', 'in', ['confirmed', 'suspected'])], '须为确诊或疑似'],
    ['hospital-in-china', [given('diagnosis.hospital_country', 'equal', 'CN')], '诊断须由国内医院作出'],
    ['hospital-grade', [given('diagnosis.hospital_grade', 'gradeAtLeast', 'II-A')], '诊断医院须为二级甲等或以上'],
    ['contract-exclusion', [given('exclusion.finding', 'equal', 'none')], '涉及保险合同责任免除'],
    ['minor-applicant', { any: [is('age', 'greaterThanInclusive', 18),
      { all: [is('role', 'in', ['policyholder', 'guardian']), is('onRecord', 'equal', true)] }] }, '未成年人须由投保人或法定监护人申请'],
    ['identity-block', [is('blocked', 'equal', false)], '身份不符尚待保险公司处理'],
    ['lead-time', { any: [given('wish.visit_on', 'missing', true), is('applied', 'notAfter', { fact: 'latestRequest' })] },
      '须提前 5 个工作日预约'],
    ['excluded-department', [given('request.department', 'in', bookable)], '该科室不在服务范围内'],
    ['level-or-type', [is('wishes', 'lessThanInclusive', 1)], '指定专家级别时不可指定门诊类型'],
    ['designated-level', { any: [given('wish.expert_level', 'missing', true),
      given('wish.expert_level', 'levelAtLeast', 'associate-chief')] }, '可指定副主任医师及以上级别'],
    ['famous-expert', { any: [is('expertName', 'missing', true), given('wish.expert_is_famous', 'equal', false)] },
      '不可指定著名专家'],
    ['wished-hospital-listed', [is('listed', 'equal', true)], '该医院不在合作网络内'],
    ['quota', [is('used', 'lessThan', quota)], '本服务次数已用完'],
  ]
}

export function makeEngine(listsFolder) {
  const engine = new Engine([], { allowUndefinedFacts: true })
  engine.addOperator('after', (left, right) => left !== undefined && left > right)
  engine.addOperator('notAfter', (left, right) => right !== undefined && left <= right)
  engine.addOperator('missing', (left) => left === undefined)
  engine.addOperator('gradeAtLeast', (left, right) => grades.indexOf(left) >= grades.indexOf(right))
  engine.addOperator('levelAtLeast', (left, right) => levels.indexOf(left) >= levels.indexOf(right))
  for (const [id, conditions, say] of rulesWith(listsFrom(listsFolder)))
    engine.addRule({ name: id, conditions: Array.isArray(conditions) ? { all: conditions } : conditions, event: { type: id, params: { say } } })
  for (const [name, work] of Object.entries(worked))
    engine.addFact(name, async (_, almanac) => work(await almanac.factValue('situation')))
  return engine
}

const leaf = (condition) => ({ fact: condition.fact, have: condition.factResult, need: condition.value, met: condition.result })

// Text in, text out: the outcome, and of every rule what was found and what is asked.
export async function decide(engine, text) {
  const situation = JSON.parse(text)
  const run = await engine.run({ situation, facts: situation.facts })
  const checks = [...run.results, ...run.failureResults].map((rule) => ({
    id: rule.name,
    status: rule.result ? 'met' : 'not_met',
    say: rule.event.params.say,
    conditions: (rule.conditions.all ?? rule.conditions.any).map(leaf),
  }))
  return JSON.stringify({ eligible: run.failureResults.length === 0, checks })
}
