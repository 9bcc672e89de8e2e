import { currency, date, declareRecord, first, flag, list, money, named, newest, phone, text } from './declare.ts'

export const contract = declareRecord({
  type: 'contract',
  words: named('合同', 'Contract'),
  facts: {
    signed: first('已签订', 'Signed'),
    renewed: newest('已续签', 'Renewed'),
    ended: first('已到期', 'Ended'),
    cancelled: first('已解除', 'Cancelled'),
  },
  fields: {
    what: text('内容', 'What it is about'),
    ends: date('到期日', 'Ends'),
    insurance: text('保险', 'Insurance'),
    insuranceEnds: date('保险到期日', 'Insurance ends'),
    depositMinor: money('押金', 'Deposit'),
    currency,
    depositUse: text('押金用途', 'Use of the deposit'),
    person: text('负责人', 'Person in charge'),
    personPhone: phone('负责人电话', 'Phone of the person in charge'),
    phones: list('其他电话', 'Other phones'),
    photo: flag('有照片', 'Has a photo'),
    house: text('房号', 'House'),
    begin: date('开工日', 'Begins'),
    hours: text('施工时间', 'Hours'),
    crewPhone: phone('施工队电话', 'Phone of the crew'),
  },
})
