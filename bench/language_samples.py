"""Two sentences of news in each of many languages, written for this project, to measure language identifiers with."""

from __future__ import annotations

# ruff: noqa: E501 - one language a line

SAMPLES: tuple[tuple[str, str], ...] = (
    ("en", "The harbour master said that two cargo ships had left before dawn. | Nobody was hurt, but the ministry wants to know who gave the order."),
    ("de", "Der Hafenmeister sagte, dass zwei Frachtschiffe vor Tagesanbruch ausgelaufen seien. | Niemand wurde verletzt, doch das Ministerium will wissen, wer den Befehl gab."),
    ("fr", "Le capitaine du port a déclaré que deux cargos étaient partis avant l'aube. | Personne n'a été blessé, mais le ministère veut savoir qui a donné l'ordre."),
    ("es", "El capitán del puerto dijo que dos cargueros habían zarpado antes del amanecer. | Nadie resultó herido, pero el ministerio quiere saber quién dio la orden."),
    ("it", "Il comandante del porto ha detto che due navi da carico erano partite prima dell'alba. | Nessuno è rimasto ferito, ma il ministero vuole sapere chi ha dato l'ordine."),
    ("pt", "O capitão do porto disse que dois cargueiros tinham partido antes do amanhecer. | Ninguém ficou ferido, mas o ministério quer saber quem deu a ordem."),
    ("nl", "De havenmeester zei dat twee vrachtschepen voor zonsopgang waren vertrokken. | Niemand raakte gewond, maar het ministerie wil weten wie het bevel gaf."),
    ("da", "Havnefogeden sagde, at to fragtskibe var sejlet før daggry. | Ingen kom til skade, men ministeriet vil vide, hvem der gav ordren."),
    ("sv", "Hamnkaptenen sade att två lastfartyg hade lämnat hamnen före gryningen. | Ingen skadades, men departementet vill veta vem som gav ordern."),
    ("no", "Havnesjefen sa at to lasteskip hadde forlatt havna før daggry. | Ingen ble skadet, men departementet vil vite hvem som ga ordren."),
    ("fi", "Satamakapteeni sanoi, että kaksi rahtilaivaa oli lähtenyt ennen aamunkoittoa. | Kukaan ei loukkaantunut, mutta ministeriö haluaa tietää, kuka antoi käskyn."),
    ("pl", "Kapitan portu powiedział, że dwa statki towarowe wypłynęły przed świtem. | Nikt nie został ranny, ale ministerstwo chce wiedzieć, kto wydał rozkaz."),
    ("cs", "Kapitán přístavu řekl, že dvě nákladní lodě odpluly před úsvitem. | Nikdo nebyl zraněn, ale ministerstvo chce vědět, kdo vydal rozkaz."),
    ("hu", "A kikötőparancsnok azt mondta, hogy két teherhajó hajnal előtt kifutott. | Senki sem sérült meg, de a minisztérium tudni akarja, ki adta a parancsot."),
    ("ro", "Căpitanul portului a spus că două cargoboturi au plecat înainte de zori. | Nimeni nu a fost rănit, dar ministerul vrea să știe cine a dat ordinul."),
    ("tr", "Liman başkanı iki yük gemisinin şafaktan önce ayrıldığını söyledi. | Kimse yaralanmadı, ancak bakanlık emri kimin verdiğini öğrenmek istiyor."),
    ("id", "Kepala pelabuhan mengatakan bahwa dua kapal kargo telah berangkat sebelum fajar. | Tidak ada yang terluka, tetapi kementerian ingin tahu siapa yang memberi perintah."),
    ("el", "Ο λιμενάρχης είπε ότι δύο φορτηγά πλοία είχαν φύγει πριν από την αυγή. | Κανείς δεν τραυματίστηκε, αλλά το υπουργείο θέλει να μάθει ποιος έδωσε την εντολή."),
    ("ru", "Начальник порта сказал, что два грузовых судна вышли до рассвета. | Никто не пострадал, но министерство хочет знать, кто отдал приказ."),
    ("uk", "Начальник порту сказав, що два вантажні судна вийшли до світанку. | Ніхто не постраждав, але міністерство хоче знати, хто віддав наказ."),
    ("ar", "قال مدير الميناء إن سفينتي شحن غادرتا قبل الفجر. | لم يصب أحد بأذى، لكن الوزارة تريد أن تعرف من أصدر الأمر."),
    ("fa", "رئیس بندر گفت که دو کشتی باری پیش از سپیده‌دم رفته‌اند. | کسی آسیب ندید، اما وزارتخانه می‌خواهد بداند چه کسی دستور داد."),
    ("zh", "港务局长说，两艘货船在黎明前离开了港口。 | 没有人受伤，但该部想知道是谁下的命令。"),
    ("ja", "港長は、二隻の貨物船が夜明け前に出港したと述べた。 | けが人はいなかったが、省は誰が命令を出したのかを知りたがっている。"),
)  # fmt: skip
"""ISO 639-1 code, and two sentences separated by a bar."""
