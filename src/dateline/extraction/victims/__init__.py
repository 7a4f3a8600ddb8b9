"""The people a report says were killed or hurt: who they are, how old, and what befell them."""
