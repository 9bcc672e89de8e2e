import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Card, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CountriesView } from '#shared/contracts/console-api/countries.ts'
import { COUNTRIES } from '#shared/domain/people/number-country.ts'
import { Trouble } from '../../components/trouble.tsx'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { useCountryName } from '../../use-country-name.ts'
import { countriesQuery, useChangeCountries } from './queries.ts'

/** The countries whose numbers are texted, and how an admin opens and closes them. */
export function CountriesCard() {
  const { t } = useTranslation()
  const countries = useQuery(countriesQuery)
  const { data, isPending } = countries
  return (
    <Card title={t('sending.countries')}>
      <p className="card-about">{t('sending.countriesAbout')}</p>
      {isPending && <Skeleton active paragraph={{ rows: 1 }} />}
      <Trouble query={countries} />
      {data !== undefined && <Choice key={data.version} open={data} />}
    </Card>
  )
}

function Choice({ open: { allowed, version } }: { open: CountriesView }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const save = useChangeCountries()
  const [chosen, setChosen] = useState(allowed)
  const nameOf = useCountryName()
  const options = COUNTRIES.map((country) => ({ value: country, label: `${nameOf(country)} (${country})` }))
  const isChanged = chosen.toSorted().join() !== allowed.join()

  function send() {
    save.mutate({ allowed: chosen, version }, { onSuccess: () => void message.success(t('sending.saved')) })
  }
  return (
    <>
      <Select
        mode="multiple"
        className="countries"
        aria-label={t('sending.countries')}
        value={chosen}
        options={options}
        optionFilterProp="label"
        onChange={setChosen}
      />
      {chosen.length === 0 && <p className="field-fault">{t('sending.noCountry')}</p>}
      {save.isError && <Alert type="error" showIcon title={problem(save.error).detail} />}
      <div className="sending-actions">
        <Button type="primary" disabled={!isChanged || chosen.length === 0} loading={save.isPending} onClick={send}>
          {t('shell.save')}
        </Button>
        {isChanged && <Button onClick={() => setChosen(allowed)}>{t('sending.undo')}</Button>}
      </div>
    </>
  )
}
