from generator.projections.cards import *  # noqa
