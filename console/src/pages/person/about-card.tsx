import { ShoppingOutlined, WalletOutlined } from '@ant-design/icons'
import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { About } from './about.ts'

/** The orders and loans that the texts are about, each a way to ask why. */
export function AboutCard({ about, isPending }: { about: readonly About[]; isPending: boolean }) {
  const { t } = useTranslation()
  return (
    <Card title={<h2>{t('person.about')}</h2>} loading={isPending}>
      {about.length === 0 && <p className="card-about">{t('person.aboutNothing')}</p>}
      <ul className="about-list">
        {about.map(({ by, id, texts, planned }) => (
          <li key={`${by} ${id}`}>
            <Link to={{ search: new URLSearchParams({ [by]: id }).toString() }} className="about-row">
              <span className="about-icon" aria-hidden="true">
                {by === 'order' ? <ShoppingOutlined /> : <WalletOutlined />}
              </span>
              <span>
                <b>
                  {t(by === 'order' ? 'message.subject.order' : 'message.subject.contract')} {id}
                </b>
                <small>
                  {[
                    ...(texts > 0 ? [t('person.aboutTexts', { count: texts })] : []),
                    ...(planned > 0 ? [t('person.aboutPlanned', { count: planned })] : []),
                  ].join(' · ')}
                </small>
              </span>
              <span className="about-why">{t('why.short')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
