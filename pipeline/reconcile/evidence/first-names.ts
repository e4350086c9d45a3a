import { fold } from '../../../parsers/text/fold.ts';

/** General knowledge: each line is a first name with its short forms and everyday spellings. */
const SHORT_FORMS = `
alexander alex alec sandy
allan alan allen al
albert bert al
alfred fred alf
andrew andy drew
anthony tony antony
arthur art
barnaby barney
benjamin ben benny
bernard bernie
bradley brad
bryan brian bryon
cameron cam
carlos carl
charles charlie chuck chas
catherine kate cathy katherine kathy
christian chris
christopher chris kit
clifford cliff
clinton clint
curtis curt
daniel dan danny
darren daren
david dave davey
dennis denny denis
derek derrick
dominic dom
donald don donnie
douglas doug
edward ed eddie ted ned
elizabeth liz beth betty
emmanuel manu manny emanuel
eric erik erich
eugene gene
francis frank frankie
frederick fred freddy freddie frederic
gabriel gabe
geoffrey geoff jeff
gerald gerry jerry
gregory greg gregor
harold harry hal
henry harry hank
howard howie
jacob jake
james jim jimmy jamie
jason jay
jeffrey jeff jeffery geoffrey
jennifer jenny jen
john jack johnny jon jonny
jonathan jon jonny jonathon johnny
joseph joe joey
joshua josh
julian jules
kenneth ken kenny
kevin kev
kristian christian
kristoffer christopher
lawrence larry laurence
leonard leo len lenny
lewis louis lou lew
lucas luke luc lukas
marcus mark marc
martin marty
matthew matt
maximilian max
melvin mel
michael mike mick mickey
mitchell mitch
nathan nate
nathaniel nate nathan
nicholas nick nicky nico nicolas niklas niclas
norman norm
oliver ollie
oswald oz
patrick pat paddy
peter pete
philip phil phillip philipp philippe
ralph ralf
randall randy
raphael rafael
raymond ray
rebecca becky
reginald reg
richard rick ricky dick rich richie
robert rob robbie bob bobby bert
rodney rod
roger rodger
roland rolly
ronald ron ronnie
rudolf rudy
russell russ rusty
samuel sam sammy
scott scotty
sebastian seb sebastiaan bas
shane shaun
shawn shaun sean
stanley stan
stephen steve steven stephan
stuart stewart stu
susan sue susie
terence terry terrence
theodore ted teddy theo
thomas tom tommy tomas
timothy tim timmy
victor vic
vincent vince vinny
walter walt wally
wesley wes
william bill billy will willy
zachary zach zack
`;

/** General knowledge: each line is one name in several languages, between which reports slip. */
const COGNATES = `
alexander alexandre alessandro aleksander
andrew andreas andre andrea andrei
anthony antonio anton antonin
charles carlos carlo karl carl
christian cristian kristian
christopher christophe christoph cristobal
edward eduardo edoardo edouard
emmanuel emanuele manuel
francis francesco francisco francois franz franck
frederick federico frederico friedrich frederic
george georg georges giorgio jorge
henry henri henrique enrique enrico heinrich
james jaime giacomo jacques
john johannes johann juan jan giovanni jean hans
joseph jose josef giuseppe
lawrence lorenzo laurent
louis luis luigi ludwig
lucas luca luc
mark marco marc markus marcus
martin martino
matthew matteo mathieu matthias
maurice maurizio moritz
max massimo maximilian
michael michele michel miguel mikhail
nicholas nicola nicolas nikolaus
paul paolo pablo
peter pedro pierre pietro petr piotr
philip felipe filippo
raphael raffaele rafael
richard ricardo riccardo
robert roberto
roman romain romano
sebastian sebastien sebastiano
stephen stefan stephane stefano esteban
thomas tomas tommaso
victor vittorio vitor
vincent vincenzo vicente
william guillermo guglielmo wilhelm guillaume
`;

/** General knowledge: further first names that are common and have no other form above. */
const OTHERS = `
aaron adam adrian adrien allard amy angel angelo ashley axel barry bill blake bo boris brendan brett bret bruce bryce
butch casper chad chip clark clive colin craig cyril dale dean dexter diego dion dirk duncan dwight earl elliot elton
emilio fabio felix fernando filipe gavin georgia gil gilles glenn grady graham grant gunnar guy hans harrison hector
hugh hugo ian igor ivan jackie jan javier joel jordan jorg jos juan julie justin karen keith kelly kyle lance leslie
liam lionel lonnie loic lyn marcel marino mario memo miles milka mika neil nelson nigel noel olaf oscar owen pascal
pablo paco pierre regan rene rinaldo romain ross ruben ryan sascha sean simon spencer stefan sven sylvain terry todd
tracy travis trevor uwe wayne wolf wolfgang xavier yannick yves joao jurgen jochen klaus lars luca mauro max olivier
`;

const shortForms = linesByName(SHORT_FORMS);
const cognates = linesByName(COGNATES);
const others = new Set(OTHERS.trim().split(/\s+/));

/** True where one of two first names is a short form or an everyday spelling of the other: Rob and Robert. */
export function areShortForms(a: string, b: string): boolean {
  return shareLine(shortForms, plain(a), plain(b));
}

/** True where two first names are one name in two languages: Francesco and Francisco. */
export function areCognates(a: string, b: string): boolean {
  return shareLine(cognates, plain(a), plain(b));
}

/** True where a first name is a common one. */
export function isCommonFirstName(name: string): boolean {
  const key = plain(name);
  return shortForms.has(key) || cognates.has(key) || others.has(key);
}

function linesByName(table: string): Map<string, Set<number>> {
  const lines = new Map<string, Set<number>>();
  table
    .trim()
    .split('\n')
    .forEach((line, index) => {
      for (const name of line.split(' ')) lines.set(name, (lines.get(name) ?? new Set()).add(index));
    });
  return lines;
}

function shareLine(table: ReadonlyMap<string, ReadonlySet<number>>, a: string, b: string): boolean {
  const ofA = table.get(a);
  const ofB = table.get(b);
  if (!ofA || !ofB) return false;
  for (const line of ofA) if (ofB.has(line)) return true;
  return false;
}

function plain(name: string): string {
  return fold(name).replace(/[^a-z]/g, '');
}
