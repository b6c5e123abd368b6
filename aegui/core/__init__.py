"""What trains, measures and stores. No Qt."""
