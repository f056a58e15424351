"""What a Python program does with the calendars of a desk, through the library caldav.

Reads DAV_URL, DAV_USER and DAV_PASSWORD; prints one JSON line for each check.
"""

import json
import os
from datetime import date, datetime, timedelta, timezone

import caldav

CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Entregent//Python//EN\r\n%s\r\nEND:VCALENDAR\r\n"


def component(kind, *lines):
    return CALENDAR % "\r\n".join(["BEGIN:" + kind, "DTSTAMP:20261101T080000Z", *lines, "END:" + kind])


WEEKLY = component(
    "VEVENT",
    "UID:weekly",
    "SUMMARY:Chorale",
    "DTSTART:20261102T190000Z",
    "DTEND:20261102T210000Z",
    "RRULE:FREQ=WEEKLY;COUNT=8",
)
DENTIST = component(
    "VEVENT", "UID:dentist", "SUMMARY:Dentiste", "DTSTART:20261123T140000Z", "DTEND:20261123T144500Z"
)
SWIM = component(
    "VEVENT", "UID:swim", "SUMMARY:Piscine", "DTSTART:20261127T090000Z", "DTEND:20261127T100000Z"
)
CALL = component("VTODO", "UID:call", "SUMMARY:Rappeler Zoë", "DUE;VALUE=DATE:20261124", "STATUS:NEEDS-ACTION")


def check(sentence, look):
    try:
        look()
        problem = None
    except Exception as error:
        problem = "%s: %s" % (type(error).__name__, error)
    print(json.dumps({"sentence": sentence, "problem": problem}), flush=True)


def equal(actual, expected):
    if actual != expected:
        raise AssertionError("%r, not %r" % (actual, expected))


def summaries(objects):
    return sorted(str(found.icalendar_component["SUMMARY"]) for found in objects)


def main():
    client = caldav.DAVClient(
        url=os.environ["DAV_URL"], username=os.environ["DAV_USER"], password=os.environ["DAV_PASSWORD"]
    )
    principal = client.principal()
    cal_id = "python-%d" % int(datetime.now().timestamp() * 1000)
    calendar = principal.make_calendar(name="Carnet d’Élise", cal_id=cal_id)
    try:
        look_at(principal, calendar, cal_id)
    finally:
        calendar.delete()

    def is_gone():
        equal([str(one.url) for one in principal.calendars() if cal_id in str(one.url)], [])

    check("a deleted calendar is no longer listed", is_gone)

    def again():
        once_more = principal.make_calendar(name="Encore", cal_id=cal_id)
        equal(len(once_more.events()), 0)
        once_more.delete()

    check("the name of a deleted calendar serves again, empty", again)


def look_at(principal, calendar, cal_id):
    def is_listed():
        found = [one for one in principal.calendars() if cal_id in str(one.url)]
        equal(len(found), 1)
        equal(found[0].get_display_name(), "Carnet d’Élise")

    check("a new calendar is listed, with its name", is_listed)
    check("a calendar is found by its name", lambda: principal.calendar(name="Carnet d’Élise").events())

    def components():
        equal({"VEVENT", "VTODO"} <= set(calendar.get_supported_components()), True)

    check("it takes events and tasks", components)

    def save():
        calendar.save_event(WEEKLY)
        calendar.save_event(DENTIST)
        calendar.save_todo(CALL)
        equal(summaries(calendar.events()), ["Chorale", "Dentiste"])
        equal(summaries(calendar.todos()), ["Rappeler Zoë"])

    check("events and a task are saved and listed", save)

    def by_uid():
        equal(summaries([calendar.event_by_uid("dentist"), calendar.todo_by_uid("call")]), ["Dentiste", "Rappeler Zoë"])

    check("each is found by its UID", by_uid)

    def made_of_values():
        start = datetime(2026, 11, 25, 9, 0, tzinfo=timezone.utc)
        calendar.save_event(dtstart=start, dtend=start + timedelta(hours=1), summary="Marche")
        equal(summaries(calendar.search(summary="Marche", event=True)), ["Marche"])

    check("an event made of values is saved", made_of_values)

    def search():
        start, end = datetime(2026, 11, 22, tzinfo=timezone.utc), datetime(2026, 11, 29, tzinfo=timezone.utc)
        equal(summaries(calendar.date_search(start, end, expand=False)), ["Chorale", "Dentiste", "Marche"])
        empty = datetime(2027, 6, 1, tzinfo=timezone.utc)
        equal(calendar.date_search(empty, empty + timedelta(days=30), expand=False), [])

    check("a search by dates finds what happens then, and that alone", search)

    def expand():
        start, end = datetime(2026, 11, 1, tzinfo=timezone.utc), datetime(2026, 11, 22, tzinfo=timezone.utc)
        found = calendar.search(start=start, end=end, event=True, expand="server", split_expanded=True)
        starts = sorted(one.icalendar_component["DTSTART"].dt.isoformat() for one in found)
        days = ["2026-11-02", "2026-11-09", "2026-11-16"]
        equal(starts, [day + "T19:00:00+00:00" for day in days])
        equal(all("RRULE" not in one.icalendar_component for one in found), True)

    check("a search with expand gives each occurrence", expand)

    def search_words():
        equal(summaries(calendar.search(summary="Dent", event=True)), ["Dentiste"])

    check("a search by words finds the event", search_words)

    def task_done():
        todo = calendar.todo_by_uid("call")
        todo.complete()
        equal(calendar.todos(), [])
        equal(summaries(calendar.todos(include_completed=True)), ["Rappeler Zoë"])

    check("a completed task is no longer to be done", task_done)

    def all_day():
        calendar.save_event(dtstart=date(2026, 12, 5), dtend=date(2026, 12, 7), summary="Marché de Noël")
        start = datetime(2026, 12, 6, 12, tzinfo=timezone.utc)
        equal(summaries(calendar.date_search(start, start + timedelta(hours=1), expand=False)), ["Marché de Noël"])

    check("a whole day is found at noon", all_day)

    def sync():
        known = calendar.objects_by_sync_token(load_objects=True)
        count = len(list(known))
        updated, deleted = known.sync()
        equal((len(list(updated)), len(list(deleted))), (0, 0))
        (event,) = calendar.search(summary="Marche", event=True)
        event.icalendar_component["SUMMARY"] = "Marche longue"
        event.save()
        calendar.event_by_uid("dentist").delete()
        calendar.save_event(SWIM)
        updated, deleted = known.sync()
        equal(summaries(updated), ["Marche longue", "Piscine"])
        equal(len(list(deleted)), 1)
        equal(len(list(known)), count)

    check("sync tells what was changed, added and deleted, and nothing else", sync)

    def busy():
        start, end = datetime(2026, 11, 2, tzinfo=timezone.utc), datetime(2026, 11, 3, tzinfo=timezone.utc)
        answer = calendar.freebusy_request(start, end)
        periods = str(answer.vobject_instance.vfreebusy.freebusy.value)
        equal("datetime.datetime(2026, 11, 2, 19, 0" in periods, True)

    check("it says when one is busy", busy)

    def gone():
        try:
            calendar.event_by_uid("dentist")
        except caldav.lib.error.NotFoundError:
            return
        raise AssertionError("a deleted event is still found")

    check("a deleted event is no longer found", gone)


main()
