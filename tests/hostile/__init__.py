"""Input that means harm, or looks as if it did."""
