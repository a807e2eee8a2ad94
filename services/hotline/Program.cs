using Ioc.Contracts.Hotline;
using Ioc.Contracts.Indicators;
using Ioc.Defaults;
using Ioc.Hotline;
using Ioc.Hotline.Open311;
using Ioc.Hotline.Sla;
using Ioc.Hotline.Tickets;
using Ioc.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults("hotline").AddAreas().AddLedger("hotline");
builder.AddBus("hotline", bus => bus.React<RowsWanted, WhenRowsAreWanted>().AskItselfWhenNew(root => new RowsWanted(root, false))
    .AnswerTotalsWanted<TicketCounts>().AnswerTotalsWanted<TicketGroups>());
builder.AddRecount<TicketCounts, CountTickets>().AddRecount<TicketGroups, CountTicketGroups>();
builder.Services.AddOptions<SlaOptions>().BindConfiguration("Sla").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddSingleton(WorkingCalendar.Vietnam);

var app = builder.Build().UseDefaults();
var api = app.MapGroup("/api/hotline").WithTags("hotline");
OpenTicket.Map(api);
AssignTicket.Map(api);
AnswerTicket.Map(api);
RateTicket.Map(api);
ShowTicket.Map(api);
FindTickets.Map(api);
CountTicketsBy.Map(api);
ImportTickets.Map(api);
ListServices.Map(api);
OpenRequest.Map(api);
ShowRequest.Map(api);
FindRequests.Map(api);
api.MapParked();
app.Run();
