import { importFile } from '/work/main/shared/usecases/import-file.ts'
import { openImportDesk } from '/work/main/test/builders/import-desk.ts'
const { deps, upload } = openImportDesk()
const importId = await upload('contacts', '')
const enc=new TextEncoder()
async function* gen(){ yield enc.encode('客户编号,姓名,手机号,身份证号,营销同意,同意时间,标签\r\n'); for(let f=0;f<30000;f+=500){let s='';for(let i=0;i<500;i++){const n=String(f+i).padStart(7,'0');s+=`C${n},王芳,1380${n},11010519491231002X,是,2026-03-01T10:00:00+08:00,VIP|车贷\r\n`} yield enc.encode(s)}}
const contacts={find:async()=>undefined,findMany:async()=>new Map(),listIdsByPhone:async()=>[],link:async()=>{},recordChange:async()=>{},addZone:async()=>{},save:async()=>true}
const t=performance.now()
await importFile({...deps,contacts,files:{...deps.files,read:gen,remove:async()=>{}}} as any,{importId,remainingMs:()=>1e9})
console.log(performance.now()-t)
