from generator.projections.strips import *  # noqa
