"""What a kiosk draws, and how fingers meet it."""
