"""Words that a question may have and its answer need not, folded. What also names a thing ("son", "été") is none."""

WORDS = {
    "fr": """
        a ai ainsi as au aux avec c ce ces cet cette d dans de des donc du e elle elles en est et etre eux ici il ils j
        je l la le les leur leurs lui m ma mais me mes moi n ne ni nos notre nous on ou par pas pour qu quand que quel
        quelle quelles quels qui s sa se ses si sont sur t ta te tes toi tu un une vos votre vous y
    """,
    "nl": """
        aan al als ben bij dan dat de deze die dit doe door een en er haar heb het hij hoe hun ik in is je jij jullie
        kan me met mij mijn naar niet nog of om onder onze ook op over te tot uit u uw van voor waar was wat we wie wij
        ze zich zij zijn zo
    """,
    "de": """
        als am an auch auf aus bei bin das dass dem den der des die du durch ein eine einem einen einer eines er es fur
        hat hier ich ihr im in ist kann man mein mit nach nicht noch ob oder sein sich sie sind so um und uns unser vom
        von vor was wenn wer wie wir wird wo zu zum zur
    """,
    "en": """
        a about an and any are as at be by can do does for from has have how i if in into is it its me my no not of on
        or our s so t that the their them there these they this to us was we what when where which who why will with
        you your
    """,
}
STOP_WORDS = {language: frozenset(words.split()) for language, words in WORDS.items()}
