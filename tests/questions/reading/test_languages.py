"""Other languages are told at once; English without sentences is not taken for one of them."""

import pytest

from questions.reading import ForeignLanguageError, read
from questions.reading.languages import foreign_language

FOREIGN = {
    "de": (
        "Der Muskel liegt tief unter dem großen Gesäßmuskel und dreht das Bein nach "
        "außen. Wenn er verkürzt ist, kann der Nerv gereizt werden, und das Sitzen ist "
        "dann nicht mehr angenehm."
    ),
    "fr": (
        "Le muscle est sous le grand fessier et il tourne la jambe vers le dehors. Pour "
        "les gens qui sont assis, une pause dans la journée est plus utile que des "
        "heures au lit."
    ),
    "es": (
        "El músculo está debajo del glúteo mayor y gira la pierna hacia fuera. Cuando "
        "se acorta, el nervio puede doler, y las personas que están sentadas lo notan "
        "más que las otras."
    ),
    "it": (
        "Il muscolo si trova sotto il grande gluteo e ruota la gamba verso il fuori. "
        "Quando è corto, il nervo può fare male, e questo succede anche alle persone "
        "che sono sedute."
    ),
    "nl": (
        "De spier ligt onder de grote bilspier en draait het been naar buiten. Als hij "
        "te kort is, kan de zenuw pijn doen, en dat merken mensen die veel zitten het "
        "meest van het jaar."
    ),
    "pl": (
        "Mięsień leży pod pośladkiem i obraca nogę. Jeśli jest krótki, nerw może boleć, "
        "a nie jest to rzadkie u osób, które siedzą przez cały dzień lub biegają po "
        "lesie oraz w mieście."
    ),
    "ru": (
        "Мышца лежит под большой ягодичной и поворачивает ногу наружу. Если она "
        "короткая, нерв может болеть, и это не редкость для тех, кто сидит весь день."
    ),
    "el": ("Ο μυς βρίσκεται κάτω από τον μεγάλο γλουτιαίο και στρέφει το πόδι προς τα έξω."),
    "ja": (
        "この筋肉は大殿筋の下にあり、脚を外側に回します。長く座っている人は痛みを"
        "感じることがあります。座りすぎないことが大切です。"
    ),
    "ar": ("تقع هذه العضلة تحت العضلة الألوية الكبيرة وتدير الساق إلى الخارج عند المشي."),
}

ENGLISH = [
    "Gluteus medius\nGluteus minimus\nTensor fasciae latae\nObturator internus et externus\n" * 5,
    "Musculus quadriceps femoris, caput longum, linea aspera, ad tuberositatem tibiae et fibulae",
    "Muscle | Origin | Insertion\nSartorius | Spina iliaca | Pes anserinus\n" * 6,
    "Clam 3 x 12\nBridge 3 x 10\nPlank 30 s\nLat pull 2 x 8\nLa Jolla, de Quervain, de la Tour",
    "de Quervain, Charcot-Marie-Tooth, cauda equina, quadratus lumborum, la main en griffe",
    "Heel slides. 10 reps. Quad sets. 10 reps. Ankle pumps. 20 reps.",
    "Pain.",
    "Ω μ α β γ are letters that a formula has.",
]


@pytest.mark.parametrize("code", FOREIGN)
def test_a_text_in_another_language_is_refused_and_named(code):
    with pytest.raises(ForeignLanguageError, match="English articles only") as refused:
        read(FOREIGN[code].encode())
    assert refused.value.code == code


@pytest.mark.parametrize("text", ENGLISH, ids=[text[:20] for text in ENGLISH])
def test_english_without_sentences_is_read(text):
    assert foreign_language(text) == ""


def test_an_english_text_that_quotes_another_language_is_read():
    text = "The muscle turns the thigh and it is one of the deep ones. " * 3 + FOREIGN["de"][:90]
    assert foreign_language(text) == ""


def test_the_sentence_names_the_language():
    with pytest.raises(
        ForeignLanguageError, match=r"^This text seems to be German\. Questions can"
    ):
        read(FOREIGN["de"].encode())
