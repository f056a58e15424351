/** Whether an address belongs to a program: nobody reads what is written there, and what comes of it is no letter. */
export function isAutomaticAddress(mail: string): boolean {
  const at = mail.lastIndexOf('@')
  const [local, domain] = [mail.slice(0, at), mail.slice(at + 1)]
  return LOCAL.test(local) || DOMAIN.test(domain)
}

const LOCAL = new RegExp(
  [
    '^(?:no|do-?not|ne-?pas|nepas)[-_.]?(?:reply|repondre|respond)',
    '(?:^|[-_.+])(?:noreply|no-reply|donotreply|bounces?|mailer-daemon|postmaster|newsletters?|listserv|majordomo)(?:$|[-_.+=])',
    '^(?:notifications?|notify|alerts?|alertes?|mailing|news|auto(?:matic)?|daemon|root|unsubscribe|calendar-notification|calendar-invite)(?:$|[-_.+])',
    '-(?:request|owner|bounces|unsubscribe)$',
    '^owner-',
    '^(?:prvs|srs0|srs1|bounce)[=+]',
  ].join('|'),
)

/** Of calendars and relays: rooms, groups, answers passed on. */
const DOMAIN =
  /(?:^|\.)(?:calendar\.google\.com|bounces?\.[\w.-]+|amazonses\.com|sendgrid\.net|mailgun\.org|mcsv\.net|facebookmail\.com|reply\.github\.com|noreply\.[\w.-]+)$/
