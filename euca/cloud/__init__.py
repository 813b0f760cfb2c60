"""The cloud tier: faces users."""
