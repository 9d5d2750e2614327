from acme.orders.api import views

views.show()
