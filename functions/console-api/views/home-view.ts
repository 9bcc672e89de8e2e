import type { HomeTodo, HomeView } from '#shared/contracts/console-api/home.ts'
import type { LineView } from '#shared/contracts/console-api/line.ts'
import type { Role } from '#shared/contracts/console-api/role.ts'
import { failedShareOf } from '#shared/domain/campaigns/failed-share.ts'
import type { SharedNumbers, Todo } from '#shared/usecases/runs/list-todo.ts'
import type { Home } from '#shared/usecases/runs/read-home.ts'

type Shown = {
  home: Home
  todo: readonly Todo[]
  numbers: SharedNumbers | null
  line: LineView
  currency: string | null
}

const MANY_FAILED = 0.03
const NEARLY_SPENT = 0.8
/** Who can do something about it; everybody where nobody is named. */
const FOR: Readonly<Partial<Record<HomeTodo['what'], readonly Role[]>>> = {
  'missing-signature': ['admin'],
  'kept-deliveries': ['support', 'admin'],
  'old-draft': ['marketing', 'admin'],
  'shared-numbers': ['support', 'admin'],
}

/** The first page as this caller is to see it. */
export function viewHome({ home, todo, numbers, line, currency }: Shown, roles: readonly Role[]): HomeView {
  const { fortnight, upcoming, ...rest } = home
  const failedShare = failedShareOf(fortnight.days.at(-1)?.counts ?? {})
  const { spentTodayMicros: spentMicros, dailyBudgetMicros: budgetMicros } = line
  const todos = [...ofFigures(failedShare, line), ...todo.map(viewTodo), ...ofNumbers(numbers)]
  return {
    ...rest,
    ...fortnight,
    failedShare,
    spend: { spentMicros, budgetMicros, currency },
    todo: todos.filter(({ what }) => FOR[what]?.some((role) => roles.includes(role)) ?? true),
    upcoming: upcoming.map((firing) => ({ ...firing, at: firing.at.toISOString() })),
  }
}

function ofFigures(failedShare: number | null, { spentTodayMicros, dailyBudgetMicros }: LineView): HomeTodo[] {
  const share = dailyBudgetMicros === null || dailyBudgetMicros === 0 ? 0 : spentTodayMicros / dailyBudgetMicros
  return [
    ...(failedShare !== null && failedShare > MANY_FAILED ? [{ what: 'failing' as const, share: failedShare }] : []),
    ...(share >= NEARLY_SPENT ? [{ what: 'budget' as const, share: Math.min(1, share) }] : []),
  ]
}

function viewTodo(todo: Todo): HomeTodo {
  return todo.what === 'old-draft' ? { ...todo, changedAt: todo.changedAt.toISOString() } : todo
}

function ofNumbers(numbers: SharedNumbers | null): HomeTodo[] {
  return numbers === null || numbers.numbers === 0 ? [] : [{ what: 'shared-numbers', ...numbers }]
}
