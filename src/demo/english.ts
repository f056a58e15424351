import type { Vocabulary } from './vocabulary.ts'

const words = (text: string) => text.trim().split(/\s*[,\n]\s*/)

export const ENGLISH: Vocabulary = {
  women:
    words(`Abigail, Alice, Amara, Amelia, Anita, Annabel, Beatrice, Bethany, Bridget, Caitlin, Charlotte, Clara, Daisy,
    Diana, Edith, Eleanor, Eliza, Emily, Esther, Eva, Fiona, Flora, Frances, Georgia, Grace, Hannah, Harriet, Holly, Imogen, Ivy,
    Jasmine, Joanna, Josephine, Kate, Laura, Lily, Lucy, Mabel, Maya, Megan, Miriam, Nadia, Naomi, Nora, Olivia, Phoebe, Priya,
    Rachel, Rosa, Ruth, Sadie, Sarah, Sophie, Tara, Violet, Zara`),
  men: words(`Aaron, Adam, Alan, Albert, Alex, Arjun, Arthur, Benjamin,
    Callum, Carl, Charles, Conor, Daniel, David, Dominic, Dylan, Edward, Elliot, Ethan, Felix, Finn, Gareth, George, Harry,
    Henry, Hugh, Ian, Isaac, Jack, James, Jonah, Joseph, Jude, Kieran, Leo, Liam, Louis, Marcus, Martin, Max, Nathan, Neil,
    Noah, Oliver, Oscar, Owen, Patrick, Peter, Ravi, Reuben, Robert, Rory, Samuel, Sean, Simon, Theo, Thomas, Toby, Tom, Victor,
    Walter, William`),
  family:
    words(`Abbott, Ainsley, Archer, Ashdown, Atwood, Baker, Barlow, Barrow, Bell, Bennett, Birch, Blackwood, Bolton, Bradley,
    Brook, Burton, Calder, Carver, Chambers, Clarke, Coleman, Cooper, Crane, Dalton, Dawson, Denham, Dixon, Drake, Dunn, Eastwood,
    Ellis, Emery, Fairfax, Fenwick, Field, Fletcher, Forster, Foster, Fox, Garner, Gill, Goddard, Gower, Grant, Greene, Hadley,
    Hale, Harding, Hargreaves, Hart, Hayes, Hill, Holloway, Hope, Hughes, Hunt, Ingram, Jarvis, Keane, Kent, Kirby, Knight, Lacey,
    Lang, Lawson, Lister, Lowe, Marsh, Mason, Mercer, Miles, Moss, Nash, Newell, Norton, O’Brien, O’Hara, Oakley, Osborne, Page,
    Palmer, Parr, Patel, Pearce, Penn, Pike, Porter, Quinn, Ramsey, Reeve, Reid, Rhodes, Rowe, Sawyer, Shaw, Singh, Slater, Stone,
    Swift, Tate, Thorne, Tully, Vale, Vaughan, Wade, Walsh, Ward, Webb, West, Whitlock, Wilder, Wood, Wren, York`),
  towns: [
    ['Bristol', 'BS1 4ST', 'Bristol'],
    ['Bath', 'BA1 1SU', 'Somerset'],
    ['Exeter', 'EX1 1GE', 'Devon'],
    ['Cardiff', 'CF10 1EP', 'Wales'],
    ['Gloucester', 'GL1 2DF', 'Gloucestershire'],
    ['Stroud', 'GL5 1AP', 'Gloucestershire'],
    ['London', 'E2 7DP', 'London'],
    ['Oxford', 'OX1 1BX', 'Oxfordshire'],
    ['Manchester', 'M1 1AE', 'Manchester'],
    ['Edinburgh', 'EH1 1BB', 'Scotland'],
    ['Leeds', 'LS1 4AP', 'Yorkshire'],
    ['Frome', 'BA11 1BE', 'Somerset'],
  ],
  streets: words(
    'Harbour Street, Mill Lane, Church Road, Station Approach, Orchard Close, High Street, Quay Side, Elm Grove',
  ),
  country: 'United Kingdom',
  organisationStems: words(
    'Aria, Beacon, Copper, Dovetail, Ember, Fathom, Gable, Harbour, Inkwell, Juniper, Kestrel, Lantern, Meadow, Nettle, Orchard, Pebble, Quarry, Ridge, Sable, Tern',
  ),
  organisationShapes: words(
    '* Studio, * & Sons, * Consulting, The * Company, * Works, * Partners, * Digital, * Collective',
  ),
  insideTitles: words(
    'copywriter, graphic designer, web developer, project manager, photographer, SEO consultant, translator, illustrator, art director, community manager, trainer, web designer',
  ),
  outsideTitles: words(
    'bookseller, physiotherapist, accountant, architect, hotel keeper, head teacher, joiner, solicitor, restaurant owner, estate agent, engineer, pharmacist, salsa teacher, sailing instructor',
  ),
  skills: words(
    'writing, SEO, WordPress, layout, photography, video, proofreading, French, branding, podcast, training, Figma',
  ),
  tags: words('sailing club, open coffee, former client, coworking, school, salsa, local press, to thank'),
  passers: words(
    'the baker, the butcher on the square, the driver of bus 4, the postwoman, the caretaker, the harbour bookseller, the neighbour upstairs, the florist, the waiter at the Station Café, the cashier at the market, the pool attendant, the lady with the white dog',
  ),
  places: words(
    'Station Café, the coworking, the library, the harbour, the market, their place, the Fig Tree, the park, their office, the club room',
  ),
  events: words(
    'the Bristol open coffee, the freelance fair, a chamber of commerce course, the sailing club, drinks at the coworking',
  ),
  notes: words(
    'is looking for a developer, redoes the website in spring, is moving to Leeds, liked the last article, proposes an article together, knows someone at the council, swamped until January, mentions a tender, back to sailing, has just hired, thinks of going freelance, needs a proofreader',
  ),
  remember: words(
    'prefers the phone to mail, two children, allergic to nuts, keen walker, lived in Québec, vegetarian, does not work on Wednesdays',
  ),
  promisesByMe: words(
    'Send the printer’s number, Tell how the Aria job goes, Read over the home page, Lend the book on voice, Introduce them to Priya, Find a date for lunch, Send the quote',
  ),
  promisesByThem: words(
    'Sends me the programme of the fair, Introduces me to the manager, Brings back the projector, Tells me about the March workshop',
  ),
  household: [
    ['Theo', 'partner', 'partner'],
    ['Rose', 'daughter', 'mother'],
  ],
  ties: [
    ['sister', 'brother'],
    ['business partner', 'business partner'],
    ['wife', 'husband'],
    ['former colleague', 'former colleague'],
    ['neighbour', 'neighbour'],
  ],
  // 07700 900xxx is kept for fiction by the British regulator.
  phone: n => `07700 900${String(n % 1000).padStart(3, '0')}`,
}
