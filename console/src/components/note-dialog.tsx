import { App, Input, Modal } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import { useProblemWords } from '../i18n/use-problem-words.ts'

type Write = {
  mutate: (note: string, options: { onSuccess: () => void }) => void
  isPending: boolean
  error: Error | null
  reset: () => void
}

type Props = {
  id: string
  open: boolean
  onClose: () => void
  write: Write
  maxLength: number
  danger: boolean
  /** `missing` is said where somebody goes on without a note, `done` once it is written. */
  words: { title: string; ok: string; label: string; placeholder: string; missing: string; done: string }
  /** What it does, and what else it asks. */
  children: ReactNode
  /** Told of each try, also of one without a note. */
  onTry?: () => void
  /** Whether the note is what one begins with. @default true */
  beginsWithNote?: boolean
}

/** Asks for the words that a step cannot do without, and says what the step does. */
export function NoteDialog({ id, open, onClose, write, maxLength, danger, words, children, ...more }: Props) {
  const { onTry, beginsWithNote = true } = more
  const { message } = App.useApp()
  const problem = useProblemWords()
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const box = useRef<TextAreaRef>(null)
  const note = typed.trim()
  const fault = write.error === null ? tried && note === '' && words.missing : problem(write.error).detail

  function submit() {
    setTried(true)
    onTry?.()
    if (note !== '') write.mutate(note, { onSuccess: finish })
  }
  function finish() {
    void message.success(words.done)
    onClose()
  }
  function forget() {
    setTyped('')
    setTried(false)
    write.reset()
  }
  return (
    <Modal
      open={open}
      title={words.title}
      okText={words.ok}
      okButtonProps={{ danger }}
      confirmLoading={write.isPending}
      onOk={submit}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && beginsWithNote && box.current?.focus()}
      afterClose={forget}
      destroyOnHidden
    >
      {children}
      <label className="field-label" htmlFor={id}>
        {words.label}
      </label>
      <Input.TextArea
        id={id}
        ref={box}
        maxLength={maxLength}
        autoSize={{ minRows: 2, maxRows: 5 }}
        placeholder={words.placeholder}
        value={typed}
        status={fault ? 'error' : ''}
        aria-describedby={`${id}-fault`}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p id={`${id}-fault`} className="field-fault" role="status">
        {fault}
      </p>
    </Modal>
  )
}
