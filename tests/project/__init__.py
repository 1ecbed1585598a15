"""Tests of what the project promises about itself: layers, locks, translations, fonts, documents."""
