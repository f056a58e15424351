import type { Migration } from '../dialect.ts'

/** Where work comes from and what goes back: mandates, favours, thanks, handing over, ideas, needs, the leap. */
export const work: Migration = {
  version: 3,
  name: 'work',
  statements: ({ text }) => {
    const key = `desk_id ${text} not null, id ${text} not null`
    return [
      `create table mandate (
        ${key}, what ${text} not null, client_id ${text}, organisation ${text} not null, stage ${text} not null,
        amount_cents integer, per ${text} not null, days_hundredths integer, currency ${text} not null, chance integer,
        minutes_spent integer not null, unexpected integer not null, heard_on ${text} not null, talked_on ${text},
        proposed_on ${text}, decided_on ${text}, delivered_on ${text}, paid_on ${text}, place ${text} not null,
        skills ${text} not null, languages ${text} not null, lost_because ${text} not null, note ${text} not null,
        primary key (desk_id, id))`,
      `create index mandate_stage on mandate (desk_id, stage, heard_on)`,
      `create index mandate_heard on mandate (desk_id, heard_on)`,
      `create index mandate_client on mandate (desk_id, client_id)`,
      `create table mandate_person (
        ${key}, mandate_id ${text} not null, person_id ${text} not null, role ${text} not null,
        primary key (desk_id, id), ${to('mandate')}, ${to('person')})`,
      `create index mandate_person_mandate on mandate_person (desk_id, mandate_id)`,
      `create index mandate_person_person on mandate_person (desk_id, person_id)`,
      `create table mandate_encounter (
        ${key}, mandate_id ${text} not null, encounter_id ${text} not null,
        primary key (desk_id, id), ${to('mandate')}, ${to('encounter')})`,
      `create index mandate_encounter_mandate on mandate_encounter (desk_id, mandate_id)`,
      `create index mandate_encounter_encounter on mandate_encounter (desk_id, encounter_id)`,
      `create table contribution (
        ${key}, mandate_id ${text} not null, position integer not null, kind ${text} not null, label ${text} not null,
        share integer not null, primary key (desk_id, id), ${to('mandate')})`,
      `create index contribution_mandate on contribution (desk_id, mandate_id, position)`,
      `create table contribution_person (
        ${key}, contribution_id ${text} not null, position integer not null, person_id ${text} not null,
        primary key (desk_id, id), ${to('contribution')})`,
      `create index contribution_person_contribution on contribution_person (desk_id, contribution_id, position)`,
      `create index contribution_person_person on contribution_person (desk_id, person_id)`,
      `create table outlay (
        ${key}, label ${text} not null, per ${text} not null, cents integer not null, currency ${text} not null,
        from_on ${text} not null, to_on ${text}, note ${text} not null, primary key (desk_id, id))`,

      `create table favour (
        ${key}, direction ${text} not null, kind ${text} not null, person_id ${text} not null, about_id ${text},
        mandate_id ${text}, encounter_id ${text}, day ${text} not null, note ${text} not null,
        primary key (desk_id, id))`,
      // All that counting reads: the table itself is left alone.
      `create index favour_person on favour (desk_id, person_id, direction, kind, day)`,
      `create index favour_day on favour (desk_id, day)`,
      `create index favour_about on favour (desk_id, about_id) where about_id is not null`,
      `create index favour_mandate on favour (desk_id, mandate_id) where mandate_id is not null`,
      `create index favour_encounter on favour (desk_id, encounter_id) where encounter_id is not null`,
      `create table thanks (
        ${key}, person_id ${text} not null, mandate_id ${text}, favour_id ${text}, occasion ${text} not null,
        answer ${text} not null, "on" ${text} not null, until ${text}, how ${text}, encounter_id ${text},
        primary key (desk_id, id), ${to('person')})`,
      `create index thanks_person on thanks (desk_id, person_id)`,
      `create index thanks_mandate on thanks (desk_id, mandate_id) where mandate_id is not null`,
      `create index thanks_favour on thanks (desk_id, favour_id) where favour_id is not null`,
      `create table introduction (
        ${key}, person_id ${text} not null, other_id ${text} not null, asked_on ${text} not null,
        person_follow_up_id ${text} not null, other_follow_up_id ${text} not null, favour_id ${text},
        primary key (desk_id, id), ${to('person')})`,
      `create index introduction_person on introduction (desk_id, person_id)`,
      `create index introduction_other on introduction (desk_id, other_id)`,

      `create table peer (
        ${key}, person_id ${text} not null, availability ${text} not null, available_from ${text}, rate_from_cents integer, rate_to_cents integer,
        currency ${text} not null, languages ${text} not null, said_on ${text} not null,
        primary key (desk_id, id), ${to('person')})`,
      `create index peer_person on peer (desk_id, person_id)`,
      `create table handover (
        ${key}, mandate_id ${text} not null, person_id ${text} not null, state ${text} not null, shown ${text} not null,
        message ${text} not null, made_on ${text} not null, sent_on ${text}, expires_on ${text}, remind_on ${text},
        reminded_on ${text}, answered_on ${text}, answer ${text} not null, client_agreed_on ${text}, client_told_on ${text},
        terms ${text} not null, terms_agreed_on ${text}, invoiced_on ${text}, introducer_paid_on ${text},
        delivered_well integer, told_me integer, client_pleased integer, returned integer, outcome ${text} not null,
        closed_on ${text}, reminders integer not null, they_delivered_on ${text}, they_pleased_on ${text},
        they_thanked_on ${text}, primary key (desk_id, id), ${to('mandate')})`,
      `create index handover_mandate on handover (desk_id, mandate_id)`,
      `create index handover_person on handover (desk_id, person_id)`,
      `create table handover_note (
        ${key}, handover_id ${text} not null, "by" ${text} not null, text ${text} not null, at ${text} not null,
        primary key (desk_id, id), ${to('handover')})`,
      `create index handover_note_handover on handover_note (desk_id, handover_id, at)`,
      // By the hash of what is in the address: nobody who reads the database can open a link.
      `create table handover_link (
        token_hash ${text} primary key, desk_id ${text} not null, handover_id ${text} not null,
        created_at ${text} not null, expires_at ${text} not null, revoked_at ${text})`,
      `create index handover_link_handover on handover_link (desk_id, handover_id)`,
      `create table handover_opening (
        desk_id ${text} not null, id ${text} not null, handover_id ${text} not null, at ${text} not null,
        agent ${text} not null, primary key (desk_id, id))`,
      `create index handover_opening_handover on handover_opening (desk_id, handover_id, at)`,

      `create table idea (
        ${key}, title ${text} not null, form ${text} not null, goal ${text} not null, person_id ${text},
        organisation ${text} not null, my_gain ${text} not null, their_gain ${text} not null, my_minutes integer,
        their_minutes integer, boldness integer, status ${text} not null, noted_on ${text} not null, asked_on ${text},
        answered_on ${text}, done_on ${text}, thought ${text} not null, answer ${text} not null, note ${text} not null,
        primary key (desk_id, id))`,
      `create index idea_status on idea (desk_id, status, noted_on)`,
      `create index idea_person on idea (desk_id, person_id) where person_id is not null`,
      `create table idea_step (
        ${key}, idea_id ${text} not null, position integer not null, text ${text} not null, minutes integer,
        "by" ${text} not null, due_on ${text}, done_on ${text}, primary key (desk_id, id), ${to('idea')})`,
      `create index idea_step_idea on idea_step (desk_id, idea_id, position)`,
      `create table idea_outcome (
        ${key}, idea_id ${text} not null, mandate_id ${text}, encounter_id ${text}, favour_id ${text},
        primary key (desk_id, id), ${to('idea')})`,
      `create index idea_outcome_idea on idea_outcome (desk_id, idea_id)`,
      `create index idea_outcome_mandate on idea_outcome (desk_id, mandate_id) where mandate_id is not null`,
      `create table resonance (
        ${key}, what ${text} not null, url ${text} not null, person_id ${text}, name ${text} not null,
        noted_on ${text} not null, state ${text} not null, message ${text} not null, written_on ${text},
        answer ${text} not null, answered_on ${text}, primary key (desk_id, id))`,
      `create index resonance_state on resonance (desk_id, state, noted_on)`,
      `create table kind_word (
        ${key}, text ${text} not null, person_id ${text}, said_by ${text} not null, day ${text} not null,
        mandate_id ${text}, quotable integer not null, primary key (desk_id, id))`,
      `create index kind_word_day on kind_word (desk_id, day)`,
      `create table testimonial (
        ${key}, mandate_id ${text} not null, person_id ${text}, state ${text} not null, asked_on ${text},
        received_on ${text}, word ${text} not null, better ${text} not null, would_refer ${text},
        quotable integer not null, primary key (desk_id, id), ${to('mandate')})`,
      `create index testimonial_mandate on testimonial (desk_id, mandate_id)`,

      `create table need (
        ${key}, kind ${text} not null, what ${text} not null, skills ${text} not null, organisation ${text} not null,
        place ${text} not null, note ${text} not null, stated_on ${text} not null, closed_on ${text}, outcome ${text},
        came_of ${text} not null,
        primary key (desk_id, id))`,
      `create index need_open on need (desk_id, closed_on, stated_on)`,
      `create table need_ask (
        ${key}, need_id ${text} not null, person_id ${text} not null, asked_on ${text} not null, how ${text} not null,
        message ${text} not null, answer ${text} not null, answered_on ${text}, led_to_id ${text}, favour_id ${text}, note ${text} not null,
        primary key (desk_id, id), ${to('need')}, ${to('person')})`,
      `create index need_ask_need on need_ask (desk_id, need_id)`,
      `create index need_ask_person on need_ask (desk_id, person_id, asked_on)`,

      `create table leap (
        ${key}, kind ${text} not null, leaves_on ${text} not null, town ${text} not null, field ${text} not null,
        note ${text} not null, begun_on ${text} not null, closed_on ${text}, primary key (desk_id, id))`,
      `create table leap_step (
        ${key}, leap_id ${text} not null, position integer not null, line ${text} not null, text ${text} not null,
        due_on ${text} not null, done_on ${text}, follow_up_id ${text}, primary key (desk_id, id), ${to('leap')})`,
      `create index leap_step_leap on leap_step (desk_id, leap_id, position)`,
    ]
  },
}

/** Goes with what it is part of. Columns without it name what may be gone: the row stays, for sums to hold. */
function to(table: string): string {
  return `foreign key (desk_id, ${table}_id) references ${table} (desk_id, id) on delete cascade deferrable initially deferred`
}
