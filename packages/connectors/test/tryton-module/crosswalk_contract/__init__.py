from trytond.model import ModelSQL, ModelView, fields
from trytond.pool import Pool

__all__ = ['register']


def register():
    Pool.register(Company, Person, Channel, module='crosswalk_contract', type_='model')


class Company(ModelSQL, ModelView):
    "Contract Company"
    __name__ = 'crosswalk.contract.company'
    name = fields.Char('Name', required=True)


class Person(ModelSQL, ModelView):
    "Contract Person"
    __name__ = 'crosswalk.contract.person'
    # A text, because Tryton refuses tabs and line ends in a char.
    name = fields.Text('Name', required=True)
    lot = fields.Char('Lot', select=True)
    channels = fields.One2Many('crosswalk.contract.channel', 'person', 'Channels')
    score = fields.Integer('Score')
    balance = fields.Numeric('Balance')
    balance_currency = fields.Char('Balance Currency')
    is_active = fields.Boolean('Active')
    birthday = fields.Date('Birthday')
    seen_at = fields.Timestamp('Seen At')
    tags = fields.MultiSelection([('vip', 'vip'), ('press', 'press'), ('partner', 'partner')], 'Tags')
    company = fields.Many2One('crosswalk.contract.company', 'Company')
    about = fields.Text('About')
    extra = fields.Text('Extra')
    serial = fields.Char('Serial', readonly=True)


class Channel(ModelSQL, ModelView):
    "Contract Channel"
    __name__ = 'crosswalk.contract.channel'
    person = fields.Many2One('crosswalk.contract.person', 'Person', ondelete='CASCADE', select=True)
    type = fields.Char('Type', required=True)
    value = fields.Char('Value', required=True)
