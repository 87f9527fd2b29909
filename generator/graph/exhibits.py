from generator.projections.exhibits import *  # noqa
