import { Button, type ButtonProps } from 'antd'
import { useHref, useLinkClickHandler } from 'react-router'

/** A link that looks like a button and is one stop for the keyboard. */
export function ButtonLink({ to, ...rest }: { to: string } & Pick<ButtonProps, 'type' | 'icon' | 'children'>) {
  const follow = useLinkClickHandler<HTMLElement>(to)
  // Ant Design types the event for a link and a button alike; the handler only reads which keys were held.
  return <Button {...rest} href={useHref(to)} onClick={follow} />
}
