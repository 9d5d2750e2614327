from acme.sales.orders.api import views

views.show()
