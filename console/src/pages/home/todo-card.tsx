import { CheckCircleOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Card, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HomeView } from '#shared/contracts/console-api/home.ts'
import { Trouble } from '../../components/trouble.tsx'
import { useLine } from '../../use-line.ts'
import { useRights } from '../../use-session.ts'
import { useWords } from '../../use-words.ts'
import { numbersQuery, repliesQuery, stuckQuery } from './queries.ts'
import { listTodo, type Todo } from './todo.ts'

/** What waits for somebody, the worst first. */
export function TodoCard({ home }: { home: HomeView }) {
  const { t } = useTranslation()
  const rights = useRights()
  const { line, isPending } = useLine()
  const stuck = useQuery({ ...stuckQuery, enabled: rights.readsDeadLetters })
  const waiting = useQuery({ ...repliesQuery, enabled: rights.readsInbox })
  const replies = waiting.data && { count: waiting.data.items.length, hasMore: waiting.data.next !== null }
  const letters = stuck.data && { count: stuck.data.items.length, hasMore: stuck.data.next !== null }
  const numbers = useQuery({ ...numbersQuery, enabled: rights.changesConsent }).data ?? []
  const known = { line, home: { ...home, todo: [...home.todo, ...numbers] }, stuck: letters, replies }
  const todos = listTodo(known, rights)
  const isKnown =
    !isPending && (!rights.readsDeadLetters || !stuck.isPending) && (!rights.readsInbox || !waiting.isPending)
  return (
    <Card title={<h2>{t('home.todo')}</h2>}>
      <Trouble query={stuck} />
      <Trouble query={waiting} />
      {!isKnown && <Skeleton active paragraph={{ rows: 1 }} />}
      {isKnown && todos.length === 0 && !stuck.isError && !waiting.isError && (
        <p className="todo-none">
          <CheckCircleOutlined aria-hidden="true" /> {t('home.todoNone')}
        </p>
      )}
      <ul className="home-todo">
        {todos.map((todo) => (
          <li key={JSON.stringify([todo.what, todo.to])}>
            <Row todo={todo} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Row({ todo }: { todo: Todo }) {
  const words = useTodoWords()(todo)
  if (todo.to === null) return <span className="todo-row">{words}</span>
  return (
    <Link to={todo.to} className="todo-row">
      <span>{words}</span>
      <RightOutlined aria-hidden="true" />
    </Link>
  )
}

function useTodoWords(): (todo: Todo) => string {
  const { t } = useTranslation()
  const words = useWords()
  return (todo) => {
    switch (todo.what) {
      case 'draft':
        return t('home.draft', { name: todo.name })
      case 'unsigned':
        return t('home.unsigned', { name: todo.name })
      case 'kept':
        return t(todo.hasMore ? 'home.keptMore' : 'home.kept', { count: todo.count, name: todo.name })
      case 'shared-numbers':
        return t(todo.exact ? 'home.sharedNumbers' : 'home.sharedNumbersAbout', {
          count: todo.count,
          n: words.number(todo.count),
        })
      case 'stuck':
        return t(todo.hasMore ? 'home.stuckMore' : 'home.stuck', { count: todo.count })
      case 'replies':
        return t(todo.hasMore ? 'inbox.todoMore' : 'inbox.todo', { count: todo.count })
      case 'failing':
        return t('home.failing', { share: words.share(todo.share) })
      default:
        return t(`home.line.${todo.what}`)
    }
  }
}
