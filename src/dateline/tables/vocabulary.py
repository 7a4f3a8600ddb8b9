"""The values that columns can have: one StrEnum a vocabulary, each with what its members mean.

A member equals its text (`Effect.KILLED == "killed"`), so rows may hold plain strings. `dateline.tables.schema`
says which column has which vocabulary; a table with any other value is refused where it is written.
Acts follow the verbal events of PLOVER and CAMEO, grades of strength those of Airwars.
"""

from __future__ import annotations

from enum import StrEnum


class Effect(StrEnum):
    """What befell the people whom a claim counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed or wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"


class Sex(StrEnum):
    """The sex of a person, where words say it."""

    MALE = "male"
    FEMALE = "female"


class Status(StrEnum):
    """Whether a person was a civilian, by words that say so. Nobody is a civilian by default."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


class Mode(StrEnum):
    """How a figure relates to the other figures of its report: all of them, more on top, a part,
    or one its source denies; or whether it is less than told: not confirmed, possible, or only what somebody saw."""

    TOTAL = "total"
    ADDED = "added"
    SUBTOTAL = "subtotal"
    SUPERSEDED = "superseded"
    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"
    POSSIBLE = "possible"
    SEEN = "seen"


class Part(StrEnum):
    """The part of a report that words occur in."""

    TITLE = "title"
    TEXT = "text"


class Cause(StrEnum):
    """Whether an attack caused the harm, or an accident reported in the same sentence."""

    ATTACK = "attack"
    ACCIDENT = "accident"


class Means(StrEnum):
    """How an attack was carried out."""

    AMBUSH = "ambush"
    BOMB = "bomb"
    GUNFIRE = "gunfire"
    ROCKET = "rocket"
    DRONE = "drone"
    KNIFE = "knife"
    VEHICLE = "vehicle"
    SUICIDE_ATTACK = "suicide attack"
    ACCIDENT = "accident"


class Review(StrEnum):
    """Who vouches for a reading: the machine alone, a person who looked at it, or two who agree."""

    MACHINE = "machine"
    CONFIRMED = "confirmed"
    CONFIRMED_BY_TWO = "confirmed by two"
    AMENDED = "amended"
    REJECTED = "rejected"


class DecisionKind(StrEnum):
    """What a line of review.csv can decide."""

    CONFIRM = "confirm"
    REJECT = "reject"
    AMEND = "amend"
    MERGE = "merge"
    SPLIT = "split"
    WITHHOLD = "withhold"


class DatedBy(StrEnum):
    """Where a report's date of publication comes from."""

    METADATA = "metadata"
    TEXT = "text"
    INFERRED = "inferred"
    NONE = "none"


class ReportRelation(StrEnum):
    """How a report came about."""

    ORIGINAL = "original"
    REPRINT = "reprint"
    REWRITE = "rewrite"
    PRIMARY_SOURCE = "primary source"


class Reliance(StrEnum):
    """How one report depends on another."""

    REPRINT = "reprint"
    REWRITE = "rewrite"
    LIFTED = "lifted"
    PRIMARY = "primary"
    CITED = "cited"


class PlaceKind(StrEnum):
    """Kinds of place that have a precision of their own; places.csv may name others, which count as areas."""

    SITE = "site"
    VILLAGE = "village"
    TOWN = "town"
    CITY = "city"
    MOUNTAIN = "mountain"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    AREA = "area"
    GOVERNORATE = "governorate"
    REGION = "region"
    COUNTRY = "country"


class ActorKind(StrEnum):
    """What an actor is; `attacker` is an armed group whose own account is kept apart."""

    PERSON = "person"
    BODY = "body"
    STATE = "state"
    ATTACKER = "attacker"


class TimeType(StrEnum):
    """What a temporal expression names, after TimeML."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Section(StrEnum):
    """The part of a page that an expression is in."""

    STORY = "story"
    TITLE = "title"
    CAPTION = "caption"
    LINK = "link"
    BYLINE = "byline"
    CREDIT = "credit"


class StatementKind(StrEnum):
    """Whether words are quoted as a whole, in part, or not at all."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """What a statement does."""

    ACKNOWLEDGE = "acknowledge"
    AGREE = "agree"
    ASK = "ask"
    ASSESS = "assess"
    BLAME = "blame"
    CALL_FOR_COOPERATION = "call for cooperation"
    CALL_FOR_SUPPORT = "call for support"
    CALL_FOR_UNITY = "call for unity"
    CLAIM_RESPONSIBILITY = "claim responsibility"
    CLAIM_VICTORY = "claim victory"
    CONDEMN = "condemn"
    CONDOLE = "condole"
    DECLINE = "decline"
    DEMAND = "demand"
    DENY = "deny"
    EXPRESS_CONCERN = "express concern"
    INTEND = "intend"
    OPPOSE = "oppose"
    PLEDGE = "pledge"
    PLEDGE_SUPPORT = "pledge support"
    PRAISE = "praise"
    PROPOSE = "propose"
    REPORT = "report"
    SUPPORT = "support"
    THREATEN = "threaten"
    WARN = "warn"


class Aspect(StrEnum):
    """What a detail is about: how many attacks or places, who held the ground, where the attackers came from, whether
    anybody claimed it, where a place lies, or what happened in its course."""

    ATTACKS = "attacks"
    PLACES = "places"
    GROUND = "ground"
    FROM = "from"
    CLAIM = "claim"
    POSITION = "position"
    EVENT = "event"


class IncidentKind(StrEnum):
    """One attack, several that reports count as one, or an earlier attack that reports only recall."""

    ATTACK = "attack"
    SERIES = "series"
    RECALLED = "recalled"


class Strength(StrEnum):
    """How well an incident is attested, after Airwars."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class TollRule(StrEnum):
    """The rule by which one figure becomes the best one."""

    LATEST = "latest"
    RANGE = "range"
    MAJORITY = "majority"
    HIERARCHY = "hierarchy"
    CONSERVATIVE = "conservative"


class WhatIf(StrEnum):
    """What is assumed of a toll."""

    RULE = "rule"
    WITHOUT = "without"
    AS_OF = "as_of"


class VariantRelation(StrEnum):
    """How one text of an utterance differs from the base text."""

    BASE = "base"
    VERBATIM = "verbatim"
    TRUNCATED = "truncated"
    EXTENDED = "extended"
    CUT_INSIDE = "cut inside"
    ALTERED = "altered"
    PARAPHRASE = "paraphrase"
    OTHER_RENDERING = "other rendering"


class Says(StrEnum):
    """What a report says of a point: exactly that, a bound that allows it, a part of it or a word about it,
    something that excludes it, a source's denial, nothing; or it appeared before the point was known."""

    SO = "so"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    PART_OF = "part of"
    OTHERWISE = "otherwise"
    DENIES = "denies"
    NOTHING = "nothing"
    NOT_YET_KNOWN = "not yet known"


class ContradictionKind(StrEnum):
    """What reports disagree about."""

    DATE = "date"
    NUMBER = "number"
    PLACE = "place"
    RESPONSIBILITY = "responsibility"
    MEANS = "means"
    WORDING = "wording"
    ATTRIBUTION = "attribution"
    ARITHMETIC = "arithmetic"
    PERSON = "person"


class ChangeKind(StrEnum):
    """What happened to a row from one edition to the next."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class ChangeCause(StrEnum):
    """Why something changed from one edition to the next."""

    NEW_REPORT = "new report"
    NEW_VERSION = "newer version of a report"
    WITHDRAWN_REPORT = "withdrawn report"
    DECISION = "a person’s decision"
    RULE = "changed rule"
    SETTING = "setting of the case"


class Verdict(StrEnum):
    """What the reports say of a cell of somebody else's table."""

    SAID = "said"
    FOLLOWS = "follows"
    PARTLY = "said, not of the whole"
    NOT_SAID = "no report says it"
    NONE_COUNTED = "none counted"
    NO_ATTACK = "no attack fits"
    EMPTY = "empty"
    NOT_COMPARED = "not compared"


class AssertionKind(StrEnum):
    """What the book states: a toll's low, best or high, a fact of an attack, a count, an order, a sentence of a
    summary, an inferred date, a disagreement, a side of it and what settles it, that two texts are of one utterance
    and how one changed the other, what a report says of a point, a line from a speaker to a body."""

    TOLL = "toll"
    DAY = "day"
    PLACE = "place"
    COORDINATES = "coordinates"
    PERPETRATOR = "perpetrator"
    STRENGTH = "strength"
    REPORTS = "reports"
    SOURCES = "sources"
    ORDER = "order"
    PUBLISHED = "published"
    SUMMARY = "summary"
    CONTRADICTION = "contradiction"
    SIDE = "side"
    SETTLEMENT = "settlement"
    MATCH = "match"
    CHANGE = "change"
    COVERAGE = "coverage"
    TOWARDS = "towards"


class AssertionWord(StrEnum):
    """How exactly evidence gives what is stated."""

    SAYS = "says"
    SAYS_ABOUT = "says about"
    SAYS_AT_LEAST = "says at least"
    SAYS_AT_MOST = "says at most"
    ADDS_UP_TO = "adds up to"
    IMPLIES = "implies"
    CANNOT_BE_TOLD = "cannot be told"
