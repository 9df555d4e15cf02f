//! Which column of a table is what: guessed by its name, or said by the one who imports.

use super::{Problem, Problems};
use crate::base::Msg;
use crate::menu::search::fold;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the columns")]
pub enum Field {
    Date,
    Time,
    Order,
    Item,
    Category,
    Option,
    Quantity,
    Price,
    Total,
    Tax,
    Rate,
}

impl Field {
    /// Every field.
    pub const ALL: [Field; 11] = [
        Field::Date,
        Field::Time,
        Field::Order,
        Field::Item,
        Field::Category,
        Field::Option,
        Field::Quantity,
        Field::Price,
        Field::Total,
        Field::Tax,
        Field::Rate,
    ];

    /// The word on the command line and in forms.
    pub fn word(self) -> &'static str {
        match self {
            Field::Date => "date",
            Field::Time => "time",
            Field::Order => "order",
            Field::Item => "item",
            Field::Category => "category",
            Field::Option => "option",
            Field::Quantity => "quantity",
            Field::Price => "price",
            Field::Total => "total",
            Field::Tax => "tax",
            Field::Rate => "rate",
        }
    }

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Field::Date => "past-field-date",
            Field::Time => "past-field-time",
            Field::Order => "past-field-order",
            Field::Item => "past-field-item",
            Field::Category => "past-field-category",
            Field::Option => "past-field-option",
            Field::Quantity => "past-field-quantity",
            Field::Price => "past-field-price",
            Field::Total => "past-field-total",
            Field::Tax => "past-field-tax",
            Field::Rate => "past-field-rate",
        }
    }

    /// From its word.
    pub fn parse(word: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|f| f.word() == word)
    }

    /// Names that such columns have, folded, the surest first.
    fn names(self) -> &'static str {
        match self {
            Field::Date => {
                "date,order date,business date,datetime,date time,order datetime,timestamp,data,data ora,datum,fecha,day,giorno,tag,jour,dia"
            }
            Field::Time => "time,order time,ora,orario,zeit,uhrzeit,heure,hora",
            Field::Order => {
                "order,order id,order number,order no,ordine,numero ordine,comanda,bestellung,bestellnummer,commande,pedido,receipt,receipt number,scontrino,bon,beleg,belegnummer,ticket,check,bill,id"
            }
            Field::Item => {
                "item,item name,product,product name,dish,name,articolo,prodotto,piatto,nome,artikel,produkt,gericht,article,produit,plat,nom,articulo,producto,plato,nombre"
            }
            Field::Category => {
                "category,category name,categoria,kategorie,warengruppe,categorie,famille,familia,group,gruppe,type,tipo,typ"
            }
            Field::Option => {
                "option,options,size,modifier,modifiers,variant,opzione,variante,taglia,formato,grosse,taille,opcion,tamano"
            }
            Field::Quantity => "quantity,qty,quantita,menge,anzahl,quantite,qte,cantidad,cant,pieces,pezzi,stuck",
            Field::Price => {
                "price,unit price,prezzo,prezzo unitario,preis,einzelpreis,prix,prix unitaire,precio,precio unitario"
            }
            Field::Total => {
                "total,line total,total price,amount,totale,importo,gesamt,gesamtpreis,summe,betrag,montant,importe"
            }
            Field::Tax => "tax,tax amount,vat amount,imposta,steuer,steuerbetrag,montant tva,impuesto",
            Field::Rate => "tax rate,vat rate,rate,aliquota,steuersatz,taux tva,tipo iva",
        }
    }
}

/// A column as somebody says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// The file has none.
    No,
    /// By its name.
    Named(String),
    /// By its place, from 0.
    At(usize),
}

/// Which column is what, as somebody said.
pub type Said = Vec<(Field, Pick)>;

/// Reads `date=Datum,item=Artikel`.
///
/// # Errors
/// A sentence for the first part that is none.
pub fn said(text: &str) -> Result<Said, Msg> {
    let one = |part: &str| {
        let (word, name) = part.split_once('=')?;
        let pick = match name.trim() {
            "" => Pick::No,
            name => Pick::Named(name.to_string()),
        };
        Some((Field::parse(word.trim())?, pick))
    };
    text.split(',')
        .filter(|p| !p.trim().is_empty())
        .map(|part| one(part).ok_or_else(|| Msg::new("past-map").text("part", part.trim())))
        .collect()
}

/// Where the columns are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The names of all columns.
    pub head: Vec<String>,
    at: Vec<(Field, usize)>,
}

impl Columns {
    /// Finds the columns in a first row: as said, else by their names. Whatever is missing or not there is
    /// told beside what was found.
    ///
    /// # Errors
    /// If the row cannot be read.
    pub(super) fn find(head: &csv::ByteRecord, said: &[(Field, Pick)]) -> Result<(Columns, Problems), Problems> {
        let text = |cell: &[u8]| std::str::from_utf8(cell).map(|s| s.trim().to_string());
        let Ok(head) = head.iter().map(text).collect::<Result<Vec<_>, _>>() else {
            return Err(Problems::whole(Msg::new("past-utf8")));
        };
        let mut problems = Problems::default();
        let mut at = Vec::new();
        for (field, pick) in said {
            let (found, name) = match pick {
                Pick::No => continue,
                Pick::At(n) => (Some(*n).filter(|n| *n < head.len()), (n + 1).to_string()),
                Pick::Named(name) => (head.iter().position(|h| fold(h) == fold(name)), name.clone()),
            };
            match found {
                Some(n) => at.push((*field, n)),
                None => problems.extend([whole(Msg::new("past-no-such-column").text("name", name))]),
            }
        }
        for field in Field::ALL.into_iter().filter(|f| said.iter().all(|(s, _)| s != f)) {
            let taken = |n: usize| at.iter().any(|(_, t)| *t == n);
            let named = |word: &str| head.iter().enumerate().position(|(n, h)| fold(h) == word && !taken(n));
            let found = field.names().split(',').find_map(named);
            at.extend(found.map(|n| (field, n)));
        }
        let columns = Columns { head, at };
        problems.extend(columns.missing());
        Ok((columns, problems))
    }

    fn missing(&self) -> Vec<Problem> {
        let needed = [Field::Date, Field::Order, Field::Item];
        let mut missing: Vec<Field> = needed.into_iter().filter(|f| self.get(*f).is_none()).collect();
        if self.get(Field::Price).or(self.get(Field::Total)).is_none() {
            missing.push(Field::Price);
        }
        let seen: String = self.head.join(", ").chars().take(500).collect();
        let told = |field: Field| {
            let sentence = Msg::new("past-missing-column").key("name", field.key()).text("field", field.word());
            whole(sentence.text("seen", &*seen))
        };
        missing.into_iter().map(told).collect()
    }

    /// Where the first column of a field is.
    pub fn get(&self, field: Field) -> Option<usize> {
        self.all(field).next()
    }
    /// Where all columns of a field are.
    pub fn all(&self, field: Field) -> impl Iterator<Item = usize> {
        self.at.iter().filter(move |(f, _)| *f == field).map(|(_, n)| *n)
    }
    /// The name of a field's column.
    pub(super) fn name(&self, field: Field) -> String {
        self.get(field).map(|n| self.head[n].clone()).unwrap_or_default()
    }
}

fn whole(sentence: Msg) -> Problem {
    Problem {
        line: 0,
        column: String::new(),
        sentence,
    }
}
