"""The kiosk put together: one session after the other, each dropped whole."""
