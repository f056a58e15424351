import { FOR_WHOM } from '../platform/for-whom.ts'
import { accepted, answerOf, sending } from './answer.ts'
import type { Command, Terminal } from './command.ts'
import type { DeskLine } from './desk-line.ts'
import { flagsIn, notUnderstood } from './flags.ts'

interface Added {
  name: string
  url: string
  user: string
  password: string
}

interface Listed {
  id: string
  name: string
  kind: string | null
  createdAt: string
  lastSeenAt: string | null
}

type Asked = { json: boolean; mail?: string | undefined } & (
  | { verb: 'list' }
  | { verb: 'add' | 'remove'; name: string }
)

/** Telephones and programs that see the desk, each with a password of its own. */
export const deviceCommand: Command = {
  name: 'device',
  usage: 'add NAME [--mail M] [--json] | list [--mail M] [--json] | remove NAME [--mail M]',
  is: t => t('platform:command.device.is'),
  run: async (args, terminal) => {
    const asked = parse(args)
    const own = { ...terminal, desk: async () => lineFor(await terminal.desk(), asked.mail) }
    if (asked.verb === 'list') return list(asked.json, own)
    return asked.verb === 'add' ? add(asked.name, asked.json, own) : remove(asked.name, own)
  },
}

async function add(name: string, json: boolean, { t, say, remark, desk }: Terminal): Promise<number> {
  const { running, request } = await desk()
  const added = await answerOf<Added>(await request('/api/devices', sending({ name }, 'POST')))
  const { url, user, password } = added
  if (json) say(JSON.stringify({ url, user, password }))
  else {
    say(t('platform:command.device.address', { url }))
    say(t('platform:command.device.user', { user }))
    say(t('platform:command.device.password', { password }))
    remark(t('platform:command.device.once'))
  }
  if (!running) remark(t('platform:command.device.closed'))
  return 0
}

async function list(json: boolean, { t, say, desk }: Terminal): Promise<number> {
  const devices = await devicesOf(await desk())
  if (json) {
    say(JSON.stringify(devices))
    return 0
  }
  for (const { name, kind, lastSeenAt, id } of devices) {
    say([name, kind ?? '–', lastSeenAt ?? t('platform:command.device.never'), id].join(' — '))
  }
  return 0
}

async function remove(name: string, { t, say, remark, desk }: Terminal): Promise<number> {
  const line = await desk()
  const found = (await devicesOf(line)).filter(device => device.name === name || device.id === name)
  const [device] = found
  if (!device || found.length > 1) {
    remark(t(device ? 'platform:command.device.several' : 'platform:command.device.unknown', { name }))
    for (const { id, createdAt } of found) remark(`${id} — ${createdAt}`)
    return 1
  }
  await accepted(await line.request(`/api/devices/${device.id}`, { method: 'DELETE' }))
  say(t('platform:command.device.removed', { name: device.name }))
  return 0
}

async function devicesOf({ request }: Awaited<ReturnType<Terminal['desk']>>): Promise<Listed[]> {
  return (await answerOf<{ devices: Listed[] }>(await request('/api/devices'))).devices
}

/** Of a machine with several desks, the one of who signs in with the address. */
function lineFor(line: DeskLine, mail: string | undefined): DeskLine {
  if (mail === undefined) return line
  const request: DeskLine['request'] = (path, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set(FOR_WHOM, encodeURIComponent(mail))
    return line.request(path, { ...init, headers })
  }
  return { ...line, request }
}

/** @throws Refusal `bad-flag`. */
function parse(args: string[]): Asked {
  const given = flagsIn(args, { json: { type: 'boolean', default: false }, mail: { type: 'string' } })
  const [verb, ...names] = given?.positionals ?? []
  const name = names.join(' ')
  if (given && verb === 'list' && name === '') return { verb, ...given.values }
  if (given && (verb === 'add' || verb === 'remove') && name !== '') return { verb, name, ...given.values }
  throw notUnderstood(args, deviceCommand)
}
